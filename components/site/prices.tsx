import Link from 'next/link';
import { TIER_IDS, TIERS } from '@/lib/constants.ts';
import { siteStrings } from '@/lib/strings/site.ts';

const { prices } = siteStrings;
const CELL = 'py-4 pl-3 text-right align-top tabular-nums sm:pl-6';

/** The price list, from lib/constants.ts. */
export function Prices() {
  return (
    <section aria-labelledby="prices" className="grid gap-8 border-t py-14 sm:py-20 lg:grid-cols-[1fr_2fr]">
      <div>
        <h2 id="prices" className="scroll-mt-8 font-semibold text-2xl tracking-tight">
          {prices.title}
        </h2>
        <p className="mt-3 max-w-sm text-muted leading-relaxed">{prices.lead}</p>
        <Link
          href="/guides/credits-and-tiers"
          className="mt-4 inline-block text-violet underline-offset-4 hover:underline"
        >
          {prices.link}
        </Link>
      </div>
      <table className="w-full">
        <thead>
          <tr className="border-line-strong border-b text-muted text-sm">
            {prices.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={
                  index === 0
                    ? 'pb-2.5 text-left align-bottom font-medium'
                    : 'pb-2.5 pl-3 text-right align-bottom font-medium'
                }
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TIER_IDS.map((id) => (
            <tr key={id} className="border-b">
              <th scope="row" className="py-4 pr-4 text-left font-normal">
                <span className="font-medium text-lg">{TIERS[id].label}</span>
                <span className="mt-0.5 block max-w-72 text-ui text-muted">{TIERS[id].description}</span>
              </th>
              <Price credits={prices.credits(id)} dollars={prices.dollars(id)} />
              <Price credits={prices.part(id)} dollars={prices.partDollars(id)} />
            </tr>
          ))}
          <tr className="border-b">
            <th scope="row" className="py-4 pr-4 text-left font-normal">
              <span className="font-medium text-lg">{prices.picture}</span>
              <span className="mt-0.5 block max-w-72 text-ui text-muted">{prices.pictureText}</span>
            </th>
            <Price credits={prices.pictureCredits} dollars={prices.pictureDollars} />
            <Price credits={prices.picturePart} dollars={prices.picturePartDollars} />
          </tr>
          <tr className="border-b">
            <th scope="row" className="py-4 pr-4 text-left font-normal">
              <span className="font-medium text-lg">{prices.signedOut}</span>
              <span className="mt-0.5 block max-w-72 text-ui text-muted">{prices.signedOutText}</span>
            </th>
            <td className={`${CELL} font-medium max-sm:text-ui sm:text-lg`}>{prices.free}</td>
            <td className={`${CELL} text-ui text-muted sm:pt-[1.15rem]`}>{prices.partSame}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Price({ credits, dollars }: { credits: string; dollars: string }) {
  return (
    <td className={CELL}>
      <span className="block whitespace-nowrap font-medium max-sm:text-ui sm:text-lg">{credits}</span>
      <span className="block text-faint text-sm">{dollars}</span>
    </td>
  );
}
