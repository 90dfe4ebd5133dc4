// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What the vault tells: its events, and the errors it refuses with
/// @dev Amounts are in the token's smallest unit: 10^-6 of USDC, 10^-18 of $ASHAO.
interface IAshaoVaultEvents {
    /// @notice Money came in for an account.
    /// @param account Who deposited it.
    /// @param token USDC or $ASHAO.
    /// @param amount What really arrived.
    event Deposited(address indexed account, address indexed token, uint256 amount);

    /// @notice A voucher was paid.
    /// @param id The voucher's.
    /// @param account Who was paid, whoever submitted it.
    /// @param token USDC or $ASHAO.
    /// @param amount What the voucher promised, and what left.
    event Withdrawn(bytes32 indexed id, address indexed account, address indexed token, uint256 amount);

    /// @notice An id was made useless without a payment.
    /// @param id The voucher's or the buyback's.
    event Cancelled(bytes32 indexed id);

    /// @notice USDC was spent on $ASHAO, which are burned.
    /// @param id The buyback's.
    /// @param usdcAmount What was spent.
    /// @param ashaoBurned What was received for it; all of it is burned.
    event BoughtBack(bytes32 indexed id, uint256 usdcAmount, uint256 ashaoBurned);

    /// @notice A token's daily cap was set.
    /// @param token USDC or $ASHAO.
    /// @param amountPerDay What may leave in a day from now on; zero stops all payments.
    event RateCapSet(address indexed token, uint256 amountPerDay);

    /// @notice A foreign token was handed out.
    /// @param token Neither USDC nor $ASHAO.
    /// @param to Who received it.
    /// @param amount What was asked for; a token may keep part of it.
    event Rescued(address indexed token, address indexed to, uint256 amount);

    /// @notice The token is neither USDC nor $ASHAO, or for a rescue: it is one of them.
    /// @param token The one that was named.
    error UnsupportedToken(address token);

    /// @notice Zero, this vault, or one contract in two places.
    /// @param account The address that can't stand there.
    error InvalidAddress(address account);

    /// @notice Nothing is asked for, or nothing arrived.
    error ZeroAmount();

    /// @notice The id has been used.
    /// @param id Of a voucher or a buyback that was paid, carried out or cancelled.
    error AlreadyUsed(bytes32 id);

    /// @notice The deadline has passed.
    /// @param deadline The last second in which it would have been carried out, as a block's timestamp.
    error Expired(uint256 deadline);

    /// @notice The signature is of somebody without SIGNER_ROLE, or over something else.
    /// @param recovered Whose it would be over this voucher.
    error NotASigner(address recovered);

    /// @notice More than the daily cap lets out now.
    /// @param token USDC or $ASHAO.
    /// @param amount What was asked for.
    /// @param available What the cap lets out in this block.
    error RateCapExceeded(address token, uint256 amount, uint256 available);

    /// @notice More than was deposited and is still here.
    /// @param token USDC or $ASHAO.
    /// @param amount What was asked for.
    /// @param reserve Deposits minus vouchers and buybacks.
    error InsufficientReserves(address token, uint256 amount, uint256 reserve);

    /// @notice The swap gave less than was asked for.
    /// @param received What arrived.
    /// @param wanted The least that was to arrive.
    error SlippageExceeded(uint256 received, uint256 wanted);
}
