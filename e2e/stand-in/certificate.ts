import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { HOST_NAMES } from './hosts';

export interface Certificate {
  /** PEM. */
  certificate: string;
  /** PEM. */
  privateKey: string;
  /** base64 of the SHA-256 of the public key: what Chromium's --ignore-certificate-errors-spki-list takes. */
  spki: string;
}

let cached: Promise<Certificate> | null = null;

async function generateCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'cliq.zoho.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [...HOST_NAMES.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    certificate: pems.cert,
    privateKey: pems.private,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}

/** Self-signed for all hosts; one per process, so that many stand-ins start fast and share one SPKI. */
export function certificate(): Promise<Certificate> {
  cached ??= generateCertificate();
  return cached;
}
