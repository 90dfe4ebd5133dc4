// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0;

/// @title The part of Uniswap's V2 pair that ashao reads
interface IUniswapV2Pair {
    /// @notice Both reserves were brought up to date, by a trade or a change of liquidity.
    /// @param reserve0 Of token0, in its smallest unit.
    /// @param reserve1 Of token1, in its smallest unit.
    event Sync(uint112 reserve0, uint112 reserve1);

    /// @notice The token with the lower address.
    /// @return Its address.
    function token0() external view returns (address);

    /// @notice The token with the higher address.
    /// @return Its address.
    function token1() external view returns (address);

    /// @notice What the pair holds of both, and the time of the last trade modulo 2^32.
    /// @return reserve0 Of token0, in its smallest unit.
    /// @return reserve1 Of token1, in its smallest unit.
    /// @return blockTimestampLast In seconds.
    function getReserves() external view returns (uint112 reserve0, uint112 reserve1, uint32 blockTimestampLast);

    /// @notice Seconds times the price of token0 in token1 as UQ112.112, summed up to the last trade; wraps around.
    /// @return The sum.
    function price0CumulativeLast() external view returns (uint256);

    /// @notice Seconds times the price of token1 in token0 as UQ112.112, summed up to the last trade; wraps around.
    /// @return The sum.
    function price1CumulativeLast() external view returns (uint256);
}
