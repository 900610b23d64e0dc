import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys';

/**
 * A server's static key with the chain that vouches for it: the root signs the intermediate, the intermediate
 * the leaf, the leaf names the static key.
 *
 * Baileys 7.0.0-rc14 demands both signatures and an `issuerSerial` of 0, but accepts any signature of 64
 * bytes: its `Curve.verify` ignores what libsignal answers. So an unpatched client in another process
 * connects. Should a later version really verify, set `WA_CERT_DETAILS.PUBLIC_KEY` to `rootKey`.
 */
export function createCertificate(): { staticKey: KeyPair; rootKey: Uint8Array; chain: Uint8Array } {
  const [root, intermediate, staticKey] = [Curve.generateKeyPair(), Curve.generateKeyPair(), Curve.generateKeyPair()];
  const link = (serial: number, issuerSerial: number, key: Uint8Array, signer: KeyPair) => {
    const details = proto.CertChain.NoiseCertificate.Details.encode({ serial, issuerSerial, key }).finish();
    return { details, signature: Curve.sign(signer.private, details) };
  };
  const chain = proto.CertChain.encode({
    intermediate: link(1, 0, intermediate.public, root),
    leaf: link(2, 1, staticKey.public, intermediate),
  }).finish();
  return { staticKey, rootKey: root.public, chain };
}
