// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IAshaoVaultEvents} from "./interfaces/IAshaoVaultEvents.sol";
import {IUniswapV2Router} from "./interfaces/IUniswapV2Router.sol";

/**
 * @title AshaoVault
 * @notice Holds what people have deposited. Whose it is stands in the operator's ledger; here money leaves by two ways only, each
 * under the token's daily cap: to a person by a voucher that a signer has signed, and as a buyback whose $ASHAO are burned.
 * @dev Not upgradeable, and no role can move deposits anywhere else. `reserves` counts what came by deposits and left by
 * vouchers and buybacks, so that the vault can never pay more than was deposited, whatever else was sent to it.
 */
contract AshaoVault is IAshaoVaultEvents, AccessControl, Pausable, ReentrancyGuard, EIP712 {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice The promise of one payment. EIP-712: `Voucher(bytes32 id,address account,address token,uint256 amount,uint256 deadline)`.
    /// @param id Pays once; shared with buybacks and cancellations.
    /// @param account Who is paid, whoever submits it.
    /// @param token USDC or $ASHAO.
    /// @param amount In the token's smallest unit.
    /// @param deadline The last second, as a block's timestamp, in which it pays.
    struct Voucher {
        bytes32 id;
        address account;
        address token;
        uint256 amount;
        uint256 deadline;
    }

    /// @dev The cap is a bucket that fills by what is paid and leaks `cap` in a day. Two slots a token.
    struct TokenState {
        uint128 cap;
        uint128 level;
        uint64 levelAt;
        uint192 reserve;
    }

    /// @notice May stop deposits, withdrawals and buybacks. Starting again is the admin's.
    bytes32 public constant PAUSER_ROLE = keccak256("PAUSER_ROLE");
    /// @notice Its holders' signatures make vouchers valid.
    bytes32 public constant SIGNER_ROLE = keccak256("SIGNER_ROLE");
    /// @notice May spend USDC on $ASHAO to burn.
    bytes32 public constant TREASURER_ROLE = keccak256("TREASURER_ROLE");
    /// @notice What a voucher's signature is over, by EIP-712.
    bytes32 public constant VOUCHER_TYPEHASH =
        keccak256("Voucher(bytes32 id,address account,address token,uint256 amount,uint256 deadline)");

    /// @notice The USDC token that the vault takes.
    IERC20 public immutable usdc;
    /// @notice The $ASHAO token.
    ERC20Burnable public immutable ashao;
    /// @notice The Uniswap V2 router on which buybacks trade.
    IUniswapV2Router public immutable router;

    /// @notice Ids that have paid, have bought back or were cancelled.
    mapping(bytes32 id => bool) public used;
    mapping(address token => TokenState) private _states;

    /**
     * @dev The caps begin at zero: nothing can leave before `setRateCap`.
     * @param usdc_ The USDC token.
     * @param ashao_ The $ASHAO token.
     * @param router_ A Uniswap V2 router.
     * @param admin Holds DEFAULT_ADMIN_ROLE: gives and takes roles, sets caps, cancels, unpauses, rescues.
     */
    constructor(address usdc_, address ashao_, address router_, address admin) EIP712("AshaoVault", "1") {
        if (usdc_ == address(0) || usdc_ == ashao_) revert InvalidAddress(usdc_);
        if (ashao_ == address(0)) revert InvalidAddress(ashao_);
        if (router_ == address(0)) revert InvalidAddress(router_);
        if (admin == address(0)) revert InvalidAddress(admin);
        usdc = IERC20(usdc_);
        ashao = ERC20Burnable(ashao_);
        router = IUniswapV2Router(router_);
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Takes `amount` of `token` from the caller, who must have approved it. What arrives counts.
    /// @param token USDC or $ASHAO.
    /// @param amount In the token's smallest unit.
    function deposit(address token, uint256 amount) external whenNotPaused nonReentrant {
        _deposit(token, amount);
    }

    /// @notice Deposits with a permit (EIP-2612) of the caller's in place of an approval.
    /// @dev Whoever sees the permit in the mempool can use it first; the allowance is then there all the same and the deposit goes on.
    /// @param token USDC or $ASHAO.
    /// @param amount What is deposited and what the permit allows, in the token's smallest unit.
    /// @param deadline The permit's.
    /// @param v Of the permit's signature.
    /// @param r Of the permit's signature.
    /// @param s Of the permit's signature.
    function depositWithPermit(address token, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        whenNotPaused
        nonReentrant
    {
        _requireSupported(token);
        try IERC20Permit(token).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _deposit(token, amount);
    }

    /// @notice Pays a voucher to its account. Anybody may submit it.
    /// @param voucher What was signed.
    /// @param signature 65 bytes (r, s, v) by a holder of SIGNER_ROLE.
    function withdraw(Voucher calldata voucher, bytes calldata signature) external whenNotPaused nonReentrant {
        _requireSupported(voucher.token);
        if (voucher.account == address(0) || voucher.account == address(this)) revert InvalidAddress(voucher.account);
        if (block.timestamp > voucher.deadline) revert Expired(voucher.deadline);
        address signer = ECDSA.recoverCalldata(_hashVoucher(voucher), signature);
        if (!hasRole(SIGNER_ROLE, signer)) revert NotASigner(signer);

        _use(voucher.id);
        _release(voucher.token, voucher.amount);
        emit Withdrawn(voucher.id, voucher.account, voucher.token, voucher.amount);
        IERC20(voucher.token).safeTransfer(voucher.account, voucher.amount);
    }

    /// @notice Spends USDC on $ASHAO and burns all that was received.
    /// @param id Once only, as a voucher's: a treasurer who is unsure whether a buyback went through may send it again.
    /// @param usdcAmount What to spend, in units of 10^-6.
    /// @param ashaoMin The least to receive, in units of 10^-18; not zero.
    /// @param deadline The last second in which it may be carried out.
    function buyback(bytes32 id, uint256 usdcAmount, uint256 ashaoMin, uint256 deadline)
        external
        onlyRole(TREASURER_ROLE)
        whenNotPaused
        nonReentrant
    {
        if (block.timestamp > deadline) revert Expired(deadline);
        if (ashaoMin == 0) revert ZeroAmount();
        _use(id);
        _release(address(usdc), usdcAmount);

        uint256 ashaoBurned = _swap(usdcAmount, ashaoMin, deadline);
        emit BoughtBack(id, usdcAmount, ashaoBurned);
        ashao.burn(ashaoBurned);
    }

    /// @notice Makes an id useless: a voucher that must not be paid any more.
    /// @param id The voucher's or the buyback's.
    function cancel(bytes32 id) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _use(id);
        emit Cancelled(id);
    }

    /// @notice Sets how much of a token may leave at once and in a day on average, so at most twice as much within 24 hours.
    /// @param token USDC or $ASHAO.
    /// @param amountPerDay In the token's smallest unit; zero stops all payments of it.
    function setRateCap(address token, uint256 amountPerDay) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _requireSupported(token);
        TokenState storage state = _states[token];
        state.level = _leakedLevel(state).toUint128();
        state.levelAt = uint64(block.timestamp);
        state.cap = amountPerDay.toUint128();
        emit RateCapSet(token, amountPerDay);
    }

    /// @notice Stops deposits, withdrawals and buybacks.
    function pause() external onlyRole(PAUSER_ROLE) {
        _pause();
    }

    /// @notice Starts them again. The admin's, so that a stolen pauser key can't undo a pause.
    function unpause() external onlyRole(DEFAULT_ADMIN_ROLE) {
        _unpause();
    }

    /// @notice Hands out a token that was sent here by mistake. Never USDC or $ASHAO.
    /// @param token The foreign token.
    /// @param to Who receives it.
    /// @param amount In the token's smallest unit.
    function rescue(address token, address to, uint256 amount) external onlyRole(DEFAULT_ADMIN_ROLE) nonReentrant {
        if (token == address(usdc) || token == address(ashao)) revert UnsupportedToken(token);
        if (to == address(0)) revert InvalidAddress(to);
        emit Rescued(token, to, amount);
        IERC20(token).safeTransfer(to, amount);
    }

    /// @notice What the daily cap lets out now, in the token's smallest unit.
    /// @param token USDC or $ASHAO.
    /// @return What may leave, by the cap alone.
    function available(address token) public view returns (uint256) {
        return Math.saturatingSub(_states[token].cap, _leakedLevel(_states[token]));
    }

    /// @notice The daily cap as set, in the token's smallest unit.
    /// @param token USDC or $ASHAO.
    /// @return What leaks from the bucket in a day, and the most that it holds.
    function rateCap(address token) external view returns (uint256) {
        return _states[token].cap;
    }

    /// @notice Deposits minus vouchers and buybacks, in the token's smallest unit. What was sent here in another way isn't in it.
    /// @param token USDC or $ASHAO.
    /// @return What vouchers and buybacks can still be paid from.
    function reserves(address token) external view returns (uint256) {
        return _states[token].reserve;
    }

    function _deposit(address token, uint256 amount) private {
        _requireSupported(token);
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(token).balanceOf(address(this)) - before;
        if (received == 0) revert ZeroAmount();
        TokenState storage state = _states[token];
        state.reserve = (state.reserve + received).toUint192();
        emit Deposited(msg.sender, token, received);
    }

    /// @dev Counts a payment against cap and reserve, ahead of the transfer.
    function _release(address token, uint256 amount) private {
        if (amount == 0) revert ZeroAmount();
        TokenState storage state = _states[token];
        uint256 level = _leakedLevel(state);
        uint256 free = Math.saturatingSub(state.cap, level);
        if (amount > free) revert RateCapExceeded(token, amount, free);
        uint256 reserve = state.reserve;
        if (amount > reserve) revert InsufficientReserves(token, amount, reserve);
        state.level = (level + amount).toUint128();
        state.levelAt = uint64(block.timestamp);
        state.reserve = (reserve - amount).toUint192();
    }

    /// @dev The router is asked for the least amount and not believed: what arrived is measured.
    function _swap(uint256 usdcAmount, uint256 ashaoMin, uint256 deadline) private returns (uint256 received) {
        address[] memory path = new address[](2);
        path[0] = address(usdc);
        path[1] = address(ashao);
        uint256 before = ashao.balanceOf(address(this));
        usdc.forceApprove(address(router), usdcAmount);
        router.swapExactTokensForTokens(usdcAmount, ashaoMin, path, address(this), deadline);
        usdc.forceApprove(address(router), 0);
        received = ashao.balanceOf(address(this)) - before;
        if (received < ashaoMin) revert SlippageExceeded(received, ashaoMin);
    }

    function _use(bytes32 id) private {
        if (used[id]) revert AlreadyUsed(id);
        used[id] = true;
    }

    /// @dev Rounds what has leaked down, so that rounding never lets out more than the cap.
    function _leakedLevel(TokenState storage state) private view returns (uint256) {
        uint256 leaked = (uint256(state.cap) * (block.timestamp - state.levelAt)) / 1 days;
        return Math.saturatingSub(state.level, leaked);
    }

    function _hashVoucher(Voucher calldata voucher) private view returns (bytes32) {
        // All members have a fixed size: the struct's ABI encoding is EIP-712's.
        return _hashTypedDataV4(keccak256(abi.encode(VOUCHER_TYPEHASH, voucher)));
    }

    function _requireSupported(address token) private view {
        if (token != address(usdc) && token != address(ashao)) revert UnsupportedToken(token);
    }
}
