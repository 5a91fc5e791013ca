/**
 * A certificate that nobody trusts, for servers on loopback in tests: self-signed, for 127.0.0.1 and repository.test,
 * valid from 2020 to 2119. Its key is no secret: it proves nothing to anybody.
 *
 * `openssl ca -selfsign` with an EC key on P-256 and subjectAltName=IP:127.0.0.1,DNS:repository.test
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgn1+gJgabOo1l2P6p
X3TOehK2BI8feRok8E/zWCJJpzehRANCAARhOvOmzbDqsMph6CTCP8QLFnQEwsYA
VLl4RW5cERBVt6lvEwOhyMMBQDlQmbKF21piYbItMNli1n1KSjri57PR
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBdDCCARugAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1Ub3BvZ3Jh
bSB0ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1Ub3BvZ3JhbSB0ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYTrz
ps2w6rDKYegkwj/ECxZ0BMLGAFS5eEVuXBEQVbepbxMDocjDAUA5UJmyhdtaYmGy
LTDZYtZ9Sko64uez0aNUMFIwIAYDVR0RBBkwF4cEfwAAAYIPcmVwb3NpdG9yeS50
ZXN0MA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFLeVnX+tL5qe1xPuaIqQJt0Q
/e4fMAoGCCqGSM49BAMCA0cAMEQCIE3hd3AGBT96bMtXLvLCVkaDCu+B2NpuJC2C
n9xeLHQTAiArSWlLhI0nrwxYFSmGg0ZsUSvxVHLLQhGhegPX2dPqAg==
-----END CERTIFICATE-----`,
} as const
