/**
 * Every number of the economy and every limit a person can meet. Imports nothing, so that pages, routes, the worker
 * program and tests read the same values. Money is in micro-dollars (USDC's 6 decimals) as bigint.
 */

/** One credit is US$ 0.01: 10 000 micro-dollars. */
export const MICRO_PER_CREDIT = 10_000n;

/** Granted once per address at its first sign-in (US$ 5.00). */
export const SIGNUP_GRANT_CREDITS = 500;

export const TIER_IDS = ['pro', 'max'] as const;
export type TierId = (typeof TIER_IDS)[number];

type Tier = {
  /** What one message costs, in credits. */
  readonly credits: number;
  /** The network-wide model name a job carries; workers map it to what they run. */
  readonly model: string;
  readonly label: string;
  readonly description: string;
  /** Conversation history passed to a worker, in characters (about four a token). The newest message always fits. */
  readonly contextCharsMax: number;
};

export const TIERS: Readonly<Record<TierId, Tier>> = {
  pro: {
    credits: 10,
    model: 'ashao-pro',
    label: 'Pro',
    description: 'Browser tabs and home machines. Quick, small models.',
    contextCharsMax: 16_000,
  },
  max: {
    credits: 15,
    model: 'ashao-max',
    label: 'Max',
    description: 'GPU machines. Larger models.',
    contextCharsMax: 48_000,
  },
};

/** What a job asks for. */
export const JOB_KINDS = ['chat', 'image'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** The lanes of the queue: one for each tier of chat, one for pictures. */
export const LANE_IDS = [...TIER_IDS, 'image'] as const;
export type LaneId = (typeof LANE_IDS)[number];

/** What one picture costs, whatever its style or aspect, and the network-wide name of what draws it. */
export const IMAGE_CREDITS = 20;
export const IMAGE_MODEL = 'ashao-image';

export const WORKER_TYPES = ['browser', 'native', 'cloud'] as const;
export type WorkerType = (typeof WORKER_TYPES)[number];

/** Which tiers a worker of a type may serve. */
export const TIERS_BY_WORKER_TYPE: Readonly<Record<WorkerType, readonly TierId[]>> = {
  browser: ['pro'],
  native: ['pro', 'max'],
  cloud: ['pro', 'max'],
};

/** The worker's part of a job's value, in basis points; the treasury takes the rest. */
export const WORKER_SHARE_BPS = 7_000;
export const BPS = 10_000;
/** The same for an owner who stakes at least WORKER_BOOST_MIN_STAKE when the job is claimed. */
export const BOOSTED_SHARE_BPS = 8_000;

/** Decimals of USDC: its smallest unit is the micro-dollar. */
export const USDC_DECIMALS = 6;
/** $ASHAO is counted in its smallest unit, 10^-18 of a token, as the contract counts it. */
export const ASHAO_DECIMALS = 18;
export const ASHAO_UNIT = 10n ** 18n;
/** Minted once; burning only lowers it. */
export const ASHAO_SUPPLY = 1_000_000_000n * ASHAO_UNIT;

/**
 * The stake that lifts its owner's worker share: 1 000 $ASHAO, a millionth of the supply. Low enough for whoever runs one
 * machine at home, high enough that a farm of workers under many names has to lock up real tokens for each name.
 */
export const WORKER_BOOST_MIN_STAKE = 1_000n * ASHAO_UNIT;

/** Of what the treasury gets in USDC, the part that buys back and burns; stakers get the rest. */
export const BUYBACK_SHARE_BPS = 5_000;
/** A buyback waits until the pot holds this much: US$ 10, far above what its gas costs. */
export const BUYBACK_MIN = 10_000_000n;
/** One buyback and all of a day: small against the pool, and within the fifth of the vault's daily cap that withdrawals leave. */
export const BUYBACK_MAX = 500_000_000n;
export const BUYBACK_PER_DAY_MAX = 2_000_000_000n;
/** A buyback may get this much less than the time-weighted price gives: the pair's fee of 0.3 %, its own weight, and moves meanwhile. */
export const BUYBACK_SLIPPAGE_BPS = 300;
/** Price of the moment and time-weighted price may lie this far apart; beyond it somebody may be moving the pair, and nothing is bought. */
export const BUYBACK_DEVIATION_BPS = 200;
/** How long a buyback that was sent may still be carried out. */
export const BUYBACK_SECONDS = 600;
/** After a failure the next try waits this long, twice as long each time, an hour at most. */
export const BUYBACK_RETRY_SECONDS = 30;
export const BUYBACK_RETRY_SECONDS_MAX = 3_600;

/** What the price is averaged over: who moves it must keep it moved for that long. Short where a chain is one's own. */
export const PRICE_WINDOW_SECONDS = 1_800;
export const PRICE_WINDOW_SECONDS_LOCAL = 60;
/** A price whose last observation is older than this is none. */
export const PRICE_STALE_SECONDS = 900;

/** Rewards of this many days past are what a yearly rate is reckoned from. */
export const APR_WINDOW_DAYS = [7, 30] as const;

/** Signed-out use, over a sliding day: by the browser's cookie, and by address (several people may share one). */
export const ANONYMOUS_MESSAGES_PER_COOKIE = 20;
export const ANONYMOUS_MESSAGES_PER_ADDRESS = 60;
export const ANONYMOUS_WINDOW_SECONDS = 86_400;
/** Signed-out conversations are erased after this long without a new message. */
export const ANONYMOUS_RETENTION_SECONDS = 7 * 86_400;

export const MESSAGE_CHARS_MAX = 32_000;
/** An answer longer than this is cut off and the worker is told so. */
export const ANSWER_CHARS_MAX = 200_000;
export const TITLE_CHARS_MAX = 120;
/** A conversation that has grown to this size takes no more: a new one must be begun. */
export const CONVERSATION_MESSAGES_MAX = 4_000;
export const CONVERSATION_BYTES_MAX = 20_000_000;
/** What a shared copy may weigh, as anybody may read it. */
export const SHARE_CHARS_MAX = 2_000_000;
/** Stored pictures of one person. */
export const IMAGE_STORE_BYTES_MAX = 300_000_000;
/** Messages of a temporary chat that are sent along; the tier's budget of characters cuts further. */
export const TEMPORARY_MESSAGES_MAX = 200;
/** Pictures in one message, and what a page makes of a larger one before sending: longest side in pixels, and bytes. */
export const IMAGES_PER_MESSAGE_MAX = 4;
export const IMAGE_SIDE_PIXELS_MAX = 1_536;
export const IMAGE_BYTES_MAX = 1_000_000;
/** A larger file is not opened by the page at all: decoding takes 4 bytes a pixel, and a phone's tab has little to spare. */
export const IMAGE_FILE_BYTES_MAX = 40_000_000;
export const IMAGE_PIXELS_MAX = 64_000_000;
/** Prompt templates of one's own, kept in the browser. */
export const TEMPLATES_MAX = 50;
export const TEMPLATE_NAME_CHARS_MAX = 40;
/** A deleted conversation can be brought back for this long; then it is erased. */
export const DELETE_UNDO_SECONDS = 60;
export const PAGE_SIZE_DEFAULT = 30;
export const PAGE_SIZE_MAX = 100;

/** How long a claim, a token or a heartbeat keeps a job with its worker. */
export const LEASE_SECONDS = 30;
/** A cached lease or worker secret is trusted this long before the database is asked again. */
export const LEASE_CHECK_SECONDS = 5;
/** Longest run of one attempt, however often the lease is renewed. */
export const ATTEMPT_SECONDS_MAX = 900;
export const ATTEMPTS_MAX = 3;
/** A job nobody claims within this time fails and costs nothing. */
export const QUEUE_SECONDS_MAX = 600;
/** A worker that has just lost a job leaves it to others for this long. */
export const RETRY_OTHER_WORKER_SECONDS = 3;
/** Whoever lost a job by failing or falling silent leaves it, with all workers of that owner, to other owners for this long. */
export const RETRY_OTHER_OWNER_SECONDS = 30;
/**
 * After so many attempts in a row at jobs of a kind that failed or lapsed, an owner's workers are given none of them for a second, then
 * for twice as long after each further one, up to the longest, while somebody else is there; one answer ends it.
 */
export const LOSSES_IN_A_ROW_MAX = 5;
export const LOSS_PAUSE_SECONDS_MAX = 60;
/** A worker counts as active this long after its last sign of life. */
export const WORKER_ACTIVE_SECONDS = 45;
export const HEARTBEAT_SECONDS = 10;
export const CLAIM_WAIT_SECONDS_DEFAULT = 20;
export const CLAIM_WAIT_SECONDS_MAX = 55;
/** Jobs that one worker may hold at once. */
export const WORKER_CONCURRENCY_MAX = 64;
export const WORKER_KEYS_MAX = 20;
export const WORKERS_PER_OWNER_MAX = 1_000;
/** Claims of one owner's workers that wait for a job at once: one for each that an owner may run, and some to spare. */
export const CLAIMS_WAITING_PER_OWNER_MAX = 1_024;

/** A style is words added to a prompt. */
export const IMAGE_STYLE_IDS = [
  'None',
  'Cinematic',
  'Photo',
  'Anime',
  'Illustration',
  'Watercolor',
  'Pixel',
  'Render',
] as const;
export type ImageStyleId = (typeof IMAGE_STYLE_IDS)[number];
export const IMAGE_STYLE_WORDS: Readonly<Record<ImageStyleId, string>> = {
  None: '',
  Cinematic: 'cinematic still, dramatic light, shallow depth of field, film grain',
  Photo: 'photograph, natural light, 50 mm lens, fine detail',
  Anime: 'anime key visual, clean lines, cel shading, vivid colours',
  Illustration: 'flat editorial illustration, bold shapes, limited palette',
  Watercolor: 'watercolour painting, soft washes, paper texture',
  Pixel: 'pixel art, 16-bit, limited palette, crisp edges',
  Render: '3D render, soft studio light, physically based materials',
};

export const IMAGE_ASPECT_IDS = ['Square', 'Portrait', 'Landscape', 'Wide'] as const;
export type ImageAspectId = (typeof IMAGE_ASPECT_IDS)[number];
/** In pixels: about a million each, in steps of 32, which is what image models are trained on. */
export const IMAGE_ASPECTS: Readonly<Record<ImageAspectId, { width: number; height: number }>> = {
  Square: { width: 1_024, height: 1_024 },
  Portrait: { width: 832, height: 1_216 },
  Landscape: { width: 1_216, height: 832 },
  Wide: { width: 1_344, height: 768 },
};
export const IMAGE_PROMPT_CHARS_MAX = 2_000;
/** Seeds are what every engine takes: 31 bits. */
export const IMAGE_SEED_MAX = 2_147_483_647;
/** What a worker may upload, and the longest side that is kept. */
export const IMAGE_UPLOAD_BYTES_MAX = 20 * 1024 * 1024;
export const IMAGE_OUTPUT_SIDE_MAX = 4_096;
/** How long an upload may take to arrive, and what all on their way may hold: a room of their own, which messages can't fill. */
export const IMAGE_UPLOAD_SECONDS_MAX = 120;
export const IMAGE_UPLOADS_BYTES_MAX = 64 * 1024 * 1024;
/** What PNG downloads may hold while they are read. The largest, of noise at 4,096 pixels a side, has about 50 MB. */
export const PNG_DOWNLOADS_BYTES_MAX = 128 * 1024 * 1024;
/** A drawn picture's shorter side has at least so many pixels, the least that engines draw: a dot would be paid as a picture. */
export const IMAGE_OUTPUT_SIDE_MIN = 256;
/** Width to height may be so many times more or less than asked: some engines draw squares only (1.46 off of landscape). */
export const IMAGE_RATIO_OFF_MAX = 1.5;
/** A glimpse of a picture in the making. */
export const IMAGE_PREVIEW_BYTES_MAX = 135_000;
/** Longest side of a thumbnail and of a glimpse. */
export const THUMB_SIDE = 512;
export const PREVIEW_SIDE = 256;
/** How long a request for a picture is kept waiting. */
export const IMAGE_WAIT_SECONDS = 120;
/** How long the address of a picture's file is good. */
export const IMAGE_URL_SECONDS = 3_600;
/** Pictures of one person that wait or are in work. */
export const IMAGES_OPEN_MAX = 12;
/** Pictures that one person may have stopped in an hour after somebody has begun to draw them. */
export const IMAGE_STOPS_PER_HOUR_MAX = 30;
/** Glimpses are shown up to this part of a picture's steps: what has cost nothing shouldn't be all there. */
export const IMAGE_PREVIEW_PART = 0.7;
/** A picture that was not drawn is listed with the reason for this long, then forgotten. */
export const IMAGE_FAILED_SECONDS = 86_400;
/** Of those, the newest that a list names. */
export const IMAGES_FAILED_LISTED_MAX = 20;
/** Pictures of one person that are kept. */
export const IMAGES_KEPT_MAX = 5_000;
/** Pictures asked for by one press. */
export const IMAGE_COUNT_MAX = 4;

export const SESSION_SECONDS = 30 * 86_400;
export const NONCE_SECONDS = 600;

/**
 * What the vault lets out in a day, set on it when it is deployed, in micro-dollars and in units of 10^-18 $ASHAO: the
 * most that a stolen signer's key can take before somebody pauses it is twice that in 24 hours.
 */
export const VAULT_USDC_PER_DAY_MAX = 10_000_000_000n;
export const VAULT_ASHAO_PER_DAY_MAX = 5_000_000n * 10n ** 18n;

/**
 * Blocks that must stand on a deposit or withdrawal, its own included, before it counts, by chain id: at once on the local chain,
 * two minutes on Base. Its sequencer has taken back single blocks, never more than a few.
 */
export const CONFIRMATIONS: Readonly<Record<number, number>> = { 31337: 1, 84532: 10, 8453: 60 };
/** On a chain that is not listed. */
export const CONFIRMATIONS_DEFAULT = 60;

/** The operator's transaction that no block has taken for so long is replaced by one with a higher fee, or told of: see `replaceStuck`. */
export const SENT_STUCK_SECONDS = 600;

/** How long a withdrawal's voucher can be submitted; what lapses unused is returned. */
export const VOUCHER_SECONDS = 3_600;
/** The first withdrawal of an account, after its first sign-in. None on the local chain, where nothing is worth anything. */
export const WITHDRAWAL_COOLING_SECONDS = 86_400;
export type WithdrawalLimits = {
  readonly min: bigint;
  /** In any 24 hours: of one person, and of everybody. */
  readonly personPerDay: bigint;
  readonly totalPerDay: bigint;
};
/** In the smallest units. Everybody's limits leave a fifth of the vault's daily cap to buybacks. */
export const WITHDRAWAL_LIMITS: Readonly<Record<'usdc' | 'ashao', WithdrawalLimits>> = {
  usdc: { min: 1_000_000n, personPerDay: 1_000_000_000n, totalPerDay: 8_000_000_000n },
  ashao: { min: ASHAO_UNIT, personPerDay: 500_000n * ASHAO_UNIT, totalPerDay: 4_000_000n * ASHAO_UNIT },
};

/** What the operator's relayer submits for people without gas: the least amount, and how many in 24 hours. */
export const RELAY_MIN: Readonly<Record<'usdc' | 'ashao', bigint>> = { usdc: 5_000_000n, ashao: 1_000n * ASHAO_UNIT };
export const RELAYS_PER_PERSON_DAY = 2;
export const RELAYS_PER_DAY = 200;
/** A voucher with less time left may not reach a block. */
export const RELAY_SECONDS_LEFT = 300;
/** Refused by the vault this often, it is left to its owner. */
export const RELAY_REFUSALS_MAX = 4;

/** What the local chain's faucet gives once a day: US$ 100 of test USDC, 10 000 $ASHAO, and gas for thousands of transactions. */
export const FAUCET_USDC = 100_000_000n;
export const FAUCET_ASHAO = 10_000n * ASHAO_UNIT;
export const FAUCET_WEI = 10n ** 18n;
export const FAUCET_SECONDS = 86_400;
