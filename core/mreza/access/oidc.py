"""Signing in with an OpenID Connect provider: authorization code with PKCE, by Authlib.

The provider says who somebody is; whether there is an account for that e-mail address, and what it may, is decided
here. An account is never created by signing in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from itsdangerous import BadSignature, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from mreza.access.signin import SignedIn, SignIn
from mreza.errors import UserError
from mreza.settings import Settings

_SECONDS_TO_SIGN_IN = 600
_TIMEOUT = 10.0
_LEEWAY = 120
#: Asymmetric only: with a symmetric algorithm, or none, the client's secret or nothing at all would make tokens.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")


class OidcFailed(UserError):
    """The provider's answer cannot be trusted, or is for another attempt."""

    def __init__(self, problem: str) -> None:
        super().__init__("OIDC_FAILED", "The sign-in did not work: {problem}. Start it again.", problem=problem)


class NoAccount(UserError):
    """The provider vouches for somebody who has no active account here."""

    def __init__(self) -> None:
        super().__init__(
            "NO_ACCOUNT", "There is no active account for your e-mail address. Ask an administrator to create it."
        )


@dataclass(frozen=True, slots=True)
class Started:
    """Where to send the browser, and the signed state that its cookie keeps until it comes back."""

    url: str
    state_cookie: str


class OidcSignIn:
    """Sign-in by one provider.

    Args:
        sign_in: begins the session.
        issuer: the provider's issuer URL.
        client_id: our id there.
        client_secret: our secret there; None for a public client.
        key: the installation's key, which signs the state.
        transport: for tests, the way to the provider.
    """

    def __init__(
        self,
        sign_in: SignIn,
        *,
        issuer: str,
        client_id: str,
        client_secret: str | None,
        key: bytes,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self._sign_in = sign_in
        self._issuer = issuer.rstrip("/")
        self._client_id = client_id
        self._client_secret = client_secret
        self._signer = URLSafeTimedSerializer(key, salt="oidc-state")
        self._transport = transport
        self._metadata: dict[str, Any] | None = None

    @classmethod
    def of(cls, settings: Settings, sign_in: SignIn) -> OidcSignIn | None:
        """The provider of the settings; None when none is configured."""
        if settings.oidc_issuer is None or settings.oidc_client_id is None:
            return None
        secret = settings.oidc_client_secret
        return cls(
            sign_in,
            issuer=settings.oidc_issuer,
            client_id=settings.oidc_client_id,
            client_secret=None if secret is None else secret.get_secret_value(),
            key=settings.load_secret(),
        )

    async def start(self, redirect_uri: str) -> Started:
        """Begin a sign-in that will come back to `redirect_uri`.

        Raises:
            OidcFailed: the provider does not answer.
        """
        metadata = await self._discover()
        nonce, verifier = generate_token(32), generate_token(64)
        async with self._client(redirect_uri) as client:
            url, state = client.create_authorization_url(
                metadata["authorization_endpoint"],
                nonce=nonce,
                code_challenge=create_s256_code_challenge(verifier),
                code_challenge_method="S256",
            )
        kept = {"state": state, "nonce": nonce, "verifier": verifier, "redirect": redirect_uri}
        return Started(url, str(self._signer.dumps(kept)))

    async def finish(self, *, state_cookie: str, state: str, code: str) -> SignedIn:
        """Exchange the code, check what the provider says, begin the session.

        Raises:
            OidcFailed: the answer is not for this browser's attempt, or is not to be trusted.
            NoAccount: nobody here has this address.
        """
        kept = self._kept(state_cookie, state)
        metadata = await self._discover()
        try:
            async with self._client(kept["redirect"]) as client:
                token = await client.fetch_token(
                    metadata["token_endpoint"],
                    code=code,
                    code_verifier=kept["verifier"],
                    grant_type="authorization_code",
                )
        except (httpx2.HTTPError, AuthlibBaseError, ValueError) as error:
            raise OidcFailed(f"the provider refused the code ({type(error).__name__})") from error
        claims = self._claims(token, await self._fetch(metadata["jwks_uri"]), kept["nonce"])
        return await self._sign_in.start_session(await self._user(claims), name="Sign-in by OpenID Connect")

    def _kept(self, cookie: str, state: str) -> dict[str, str]:
        try:
            kept: dict[str, str] = self._signer.loads(cookie, max_age=_SECONDS_TO_SIGN_IN)
        except BadSignature:
            raise OidcFailed("it took too long or began in another browser") from None
        if not state or kept["state"] != state:
            raise OidcFailed("it began in another window")
        return kept

    def _claims(self, token: dict[str, Any], keys: dict[str, Any], nonce: str) -> dict[str, Any]:
        """What the id token says, after signature, issuer, audience, times and nonce are checked."""
        if "id_token" not in token:
            raise OidcFailed("the provider sent no id token")
        registry = JWSRegistry(algorithms=list(_ALGORITHMS), strict_check_header=False)
        try:
            decoded = jwt.decode(token["id_token"], key=KeySet.import_key_set(keys), registry=registry)  # type: ignore[arg-type]
            claims = CodeIDToken(
                decoded.claims,
                decoded.header,
                {
                    "iss": {"essential": True, "values": [self._issuer, f"{self._issuer}/"]},
                    "aud": {"essential": True, "value": self._client_id},
                    "nonce": {"essential": True, "value": nonce},
                },
                {"nonce": nonce, "client_id": self._client_id, "access_token": token.get("access_token")},
            )
            claims.validate(leeway=_LEEWAY)
        except (JoseError, ValueError) as error:
            raise OidcFailed(f"the id token was refused ({type(error).__name__})") from error
        return dict(decoded.claims)

    async def _user(self, claims: dict[str, Any]) -> UUID:
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            raise OidcFailed("the provider does not vouch for your e-mail address")
        user = await self._sign_in.active_user(email)
        if user is None:
            raise NoAccount
        return user

    async def _discover(self) -> dict[str, Any]:
        if self._metadata is None:
            self._metadata = await self._fetch(f"{self._issuer}/.well-known/openid-configuration")
        return self._metadata

    async def _fetch(self, url: str) -> dict[str, Any]:
        try:
            async with httpx2.AsyncClient(transport=self._transport, timeout=_TIMEOUT) as client:
                found: dict[str, Any] = (await client.get(url)).raise_for_status().json()
        except (httpx2.HTTPError, ValueError) as error:
            raise OidcFailed(f"the provider does not answer ({type(error).__name__})") from error
        return found

    def _client(self, redirect_uri: str) -> Any:
        return AsyncOAuth2Client(
            self._client_id,
            self._client_secret,
            scope="openid email",
            redirect_uri=redirect_uri,
            transport=self._transport,
            timeout=_TIMEOUT,
        )


__all__ = ["NoAccount", "OidcFailed", "OidcSignIn", "Started"]
