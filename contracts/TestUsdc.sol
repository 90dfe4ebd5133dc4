// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/**
 * @title TestUsdc
 * @notice Stands for USDC on local chains and test networks: the same 6 decimals and the same permit. Anybody may mint, so it
 * is worth nothing and must never be configured on a network whose money is.
 */
contract TestUsdc is ERC20, ERC20Permit {
    constructor() ERC20("Test USD Coin", "USDC") ERC20Permit("Test USD Coin") {}

    /// @notice Makes new tokens for anybody.
    /// @param to Who receives them.
    /// @param amount In units of 10^-6.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice 6, as USDC has.
    /// @return The decimals.
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    /// @notice The version in the EIP-712 domain of permits, by the name under which USDC tells it.
    /// @return The version.
    function version() external pure returns (string memory) {
        return "1";
    }
}
