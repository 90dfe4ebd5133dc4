// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A token that moves nothing and says so by `false`, as some of the oldest do, where others revert
contract RefusingToken {
    /// @notice Everybody seems to have plenty.
    function balanceOf(address) external pure returns (uint256) {
        return 1_000_000e6;
    }

    /// @notice Moves nothing.
    function transfer(address, uint256) external pure returns (bool) {
        return false;
    }

    /// @notice Moves nothing.
    function transferFrom(address, address, uint256) external pure returns (bool) {
        return false;
    }
}
