// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0;

/// @title The part of Uniswap's V2 router that ashao calls
interface IUniswapV2Router {
    /// @notice The factory whose pairs the router trades on.
    /// @return Its address.
    function factory() external view returns (address);

    /// @notice What each step along `path` would give for `amountIn`, with the reserves of this block.
    /// @param amountIn Of the path's first token, in its smallest unit.
    /// @param path The tokens, from the one that is sold to the one that is bought.
    /// @return amounts One for each token of the path, the first being `amountIn`.
    function getAmountsOut(uint256 amountIn, address[] calldata path) external view returns (uint256[] memory amounts);

    /// @notice Sells exactly `amountIn` of the path's first token; reverts when less than `amountOutMin` of the last comes out.
    /// @param amountIn What is sold, in the token's smallest unit.
    /// @param amountOutMin The least to receive.
    /// @param path The tokens, from the one that is sold to the one that is bought.
    /// @param to Who receives them.
    /// @param deadline The last second, as a block's timestamp.
    /// @return amounts One for each token of the path, as traded.
    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 amountOutMin,
        address[] calldata path,
        address to,
        uint256 deadline
    ) external returns (uint256[] memory amounts);

    /// @notice Puts both tokens into their pair, in the pair's ratio, and gives shares of it to `to`.
    /// @param tokenA One of the pair's tokens.
    /// @param tokenB The other.
    /// @param amountADesired The most to put in of tokenA.
    /// @param amountBDesired The most to put in of tokenB.
    /// @param amountAMin The least to put in of tokenA.
    /// @param amountBMin The least to put in of tokenB.
    /// @param to Who receives the shares.
    /// @param deadline The last second, as a block's timestamp.
    /// @return amountA What was put in of tokenA.
    /// @return amountB What was put in of tokenB.
    /// @return liquidity The shares.
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
