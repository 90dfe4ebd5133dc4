// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0;

/// @title The part of Uniswap's V2 router that ashao calls
interface IUniswapV2Router {
    /// @notice The factory whose pairs the router trades on.
    function factory() external view returns (address);

    /// @notice What each step along `path` would give for `amountIn`, with the reserves of this block.
    function getAmountsOut(uint256 amountIn, address[] calldata path) external view returns (uint256[] memory amounts);

    /// @notice Sells exactly `amountIn` of the path's first token; reverts when less than `amountOutMin` of the last comes out.
    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 amountOutMin,
        address[] calldata path,
        address to,
        uint256 deadline
    ) external returns (uint256[] memory amounts);

    /// @notice Puts both tokens into their pair, in the pair's ratio, and gives shares of it to `to`.
    function addLiquidity(
        address tokenA,
        address tokenB,
        uint256 amountADesired,
        uint256 amountBDesired,
        uint256 amountAMin,
        uint256 amountBMin,
        address to,
        uint256 deadline
    ) external returns (uint256 amountA, uint256 amountB, uint256 liquidity);
}
