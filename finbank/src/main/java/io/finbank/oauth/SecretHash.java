package io.finbank.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.finbank.signon.OpaqueToken;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares client secrets. They are long and random, so a slow hash would only cost time. */
final class SecretHash implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : OpaqueToken.hash(secret.toString());
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null
                && hash != null
                && MessageDigest.isEqual(
                        OpaqueToken.hash(secret.toString()).getBytes(UTF_8), hash.getBytes(UTF_8));
    }
}
