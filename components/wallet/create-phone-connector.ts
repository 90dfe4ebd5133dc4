import type { CreateConnectorFn } from 'wagmi';
import { walletConnect } from 'wagmi/connectors/walletConnect';

/**
 * A connector for wallets on phones (WalletConnect). It is made when somebody picks it, never before: wagmi sets up every
 * connector of its configuration at once, and this one then loads its provider and opens its relay.
 *
 * @param onUri gets the pairing link for the QR code. The provider's own dialog would fetch from three more sites.
 */
export function createPhoneConnector(projectId: string, onUri: (uri: string) => void): CreateConnectorFn {
  const create = walletConnect({
    projectId,
    showQrModal: false,
    telemetryEnabled: false,
    metadata: {
      name: 'ashao',
      description: document.title,
      url: window.location.origin,
      icons: [`${window.location.origin}/icon.svg`],
    },
  });
  return (config) => {
    config.emitter.on('message', ({ type, data }) => {
      if (type === 'display_uri' && typeof data === 'string') onUri(data);
    });
    return create(config);
  };
}
