package io.fairlead.partner;

import io.fairlead.shared.Secret;
import java.util.regex.Pattern;

/**
 * What a partner secret may be: 12 to 255 letters, digits and {@code ! @ # $ % & * _ - +}, at least
 * one letter and one digit among them. Source: the vendor's Modify Partner Secret.
 *
 * <p>Who was given a secret without a letter or a digit, as the demo partner was, may change it for
 * another such secret, and back.
 */
final class SecretPolicy {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9!@#$%&*_\\-+]{12,255}");
    private static final Pattern MIXTURE = Pattern.compile("(?=.*[A-Za-z])(?=.*[0-9]).*");

    private SecretPolicy() {}

    static boolean allows(Secret secret, Secret present) {
        return FORM.matcher(secret.reveal()).matches() && (isMixed(secret) || !isMixed(present));
    }

    private static boolean isMixed(Secret secret) {
        return MIXTURE.matcher(secret.reveal()).matches();
    }
}
