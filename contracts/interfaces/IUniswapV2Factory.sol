// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0;

/// @title The part of Uniswap's V2 factory that ashao calls
interface IUniswapV2Factory {
    /// @notice The pair of two tokens, in either order; zero when there is none.
    /// @param tokenA One of them.
    /// @param tokenB The other.
    /// @return pair Its address.
    function getPair(address tokenA, address tokenB) external view returns (address pair);

    /// @notice Makes the pair of two tokens; reverts when it exists.
    /// @param tokenA One of them.
    /// @param tokenB The other.
    /// @return pair Its address.
    function createPair(address tokenA, address tokenB) external returns (address pair);
}
