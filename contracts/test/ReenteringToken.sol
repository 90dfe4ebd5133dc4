// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that calls back while it is being moved, and remembers how that ended
contract ReenteringToken is ERC20 {
    address private _target;
    bytes private _data;

    /// @notice Calls that were made.
    uint256 public attempts;
    /// @notice Calls that went through.
    uint256 public successes;
    /// @notice What the last call was refused with.
    bytes4 public refusal;

    constructor() ERC20("Reentering", "RE") {}

    /// @notice Makes tokens.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice The next transfer calls `target` with `data`.
    function arm(address target, bytes calldata data) external {
        _target = target;
        _data = data;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (_target == address(0)) return;
        address target = _target;
        _target = address(0);
        (bool success, bytes memory answer) = target.call(_data);
        attempts += 1;
        if (success) successes += 1;
        else refusal = bytes4(answer);
    }
}
