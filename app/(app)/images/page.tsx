import type { Metadata } from 'next';
import { ImagesScreen } from '@/components/images/images-screen.tsx';
import { imageStrings } from '@/lib/strings/images.ts';

export const metadata: Metadata = { title: imageStrings.title };

export default function ImagesPage() {
  return <ImagesScreen />;
}
