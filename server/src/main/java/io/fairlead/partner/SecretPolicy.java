package io.fairlead.partner;

import io.fairlead.shared.Secret;
import java.util.regex.Pattern;

/**
 * What a partner secret may be: 12 to 255 letters, digits and {@code ! @ # $ % & * _ - +}, at least
 * one letter and one digit among them. Source: the vendor's Modify Partner Secret.
 */
final class SecretPolicy {

    private static final Pattern ALLOWED =
            Pattern.compile("(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9!@#$%&*_\\-+]{12,255}");

    private SecretPolicy() {}

    static boolean allows(Secret secret) {
        return ALLOWED.matcher(secret.reveal()).matches();
    }
}
