/**
 * What every connector to a bank with OAuth 2.0 needs, over {@link io.fairlead.spi.BankHttp}:
 * pushed authorization requests with PKCE, client authentication, and tokens. Begin with {@link
 * io.fairlead.oauth.OAuthClient}.
 */
@NullMarked
package io.fairlead.oauth;

import org.jspecify.annotations.NullMarked;
