'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { IconButton } from './icon-button.tsx';

const CONFIRM_MS = 1_600;

export function CopyButton({ label, read }: { label: string; read: () => string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    // Refused without permission or on plain http: then nothing is confirmed.
    const done = await navigator.clipboard?.writeText(read()).then(
      () => true,
      () => false,
    );
    setCopied(done === true);
  }
  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? uiStrings.copied : label}
      className="size-8 [&_svg]:size-4"
      onClick={() => void copy()}
    />
  );
}
