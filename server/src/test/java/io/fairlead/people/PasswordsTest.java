package io.fairlead.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void knowsAPasswordByItsHash() {
        var hash = passwords.hash(new Secret("seven boats at a quay"));
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches(new Secret("seven boats at a quay"), Optional.of(hash)))
                .isTrue();
        assertThat(passwords.matches(new Secret("seven boats at a Quay"), Optional.of(hash)))
                .isFalse();
        assertThat(passwords.matches(new Secret("seven boats at a quay"), Optional.empty()))
                .isFalse();
        assertThat(passwords.hash(new Secret("seven boats at a quay"))).isNotEqualTo(hash);
    }

    /** Made by the command argon2 of the reference implementation. */
    @Test
    void knowsAHashOfTheReferenceImplementation() {
        var hash =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches(new Secret("password"), Optional.of(hash))).isTrue();
        assertThat(passwords.matches(new Secret("passwort"), Optional.of(hash))).isFalse();
    }

    /** The same word, composed and decomposed. */
    @Test
    void takesAPasswordOfAnyKeyboard() {
        var hash = passwords.hash(new Secret("sept caf\u00e9s au quai"));
        assertThat(passwords.matches(new Secret("sept cafe\u0301s au quai"), Optional.of(hash)))
                .isTrue();
    }

    @Test
    void allowsPasswordsThatAreLongEnough() {
        assertThat(isAllowed("seven boats ")).isTrue();
        assertThat(isAllowed("seven boats")).isFalse();
        assertThat(isAllowed("a1".repeat(8))).isFalse();
        assertThat(isAllowed("Ada.Lovelace@example.com")).isFalse();
        assertThat(isAllowed("abcde".repeat(25) + "abc")).isTrue();
        assertThat(isAllowed("abcde".repeat(25) + "abcd")).isFalse();
    }

    private static boolean isAllowed(String password) {
        return Passwords.isAllowed(
                new Secret(password), new EmailAddress("ada.lovelace@example.com"));
    }
}
