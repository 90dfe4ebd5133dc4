import { Hero } from '@/components/site/hero.tsx';
import { Prices } from '@/components/site/prices.tsx';
import { PromptPath } from '@/components/site/prompt-path.tsx';

export default function LandingPage() {
  return (
    <main className="mx-auto w-full max-w-6xl px-5 sm:px-8">
      <Hero />
      <PromptPath />
      <Prices />
    </main>
  );
}
