// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title A router that takes a part of what it may and gives what it likes, whatever it was asked for
contract StingyRouter {
    uint256 private immutable _takeBps;
    uint256 private immutable _gives;

    constructor(uint256 takeBps, uint256 gives) {
        _takeBps = takeBps;
        _gives = gives;
    }

    /// @notice Ignores the least amount.
    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 amountOutMin,
        address[] calldata path,
        address to,
        uint256
    ) external returns (uint256[] memory amounts) {
        IERC20(path[0]).transferFrom(msg.sender, address(this), (amountIn * _takeBps) / 10_000);
        IERC20(path[1]).transfer(to, _gives);
        amounts = new uint256[](2);
        amounts[0] = amountIn;
        amounts[1] = amountOutMin;
    }
}
