// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/**
 * @title AshaoToken
 * @notice $ASHAO: one billion tokens, minted once. Nobody owns the contract, nothing can mint, pause or freeze; the supply
 * falls when a holder burns, and in no other way.
 */
contract AshaoToken is ERC20, ERC20Burnable, ERC20Permit {
    /// @notice Everything there will ever be: 1,000,000,000 tokens of 18 decimals.
    uint256 public constant INITIAL_SUPPLY = 1_000_000_000e18;

    /// @param holder Who receives the whole supply.
    constructor(address holder) ERC20("ashao", "ASHAO") ERC20Permit("ashao") {
        _mint(holder, INITIAL_SUPPLY);
    }
}
