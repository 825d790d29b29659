package io.fairlead.people.web;

import io.fairlead.people.SignIns.NewTotp;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a new person gives an app the key of its codes. Template {@code people/first-code}. */
public record FirstCodePage(NewTotp totp, @Nullable FormNotice notice) {

    private static final int GROUP = 4;

    /** The key in groups, as people type it. */
    public String key() {
        var key = totp.secret().reveal();
        return IntStream.range(0, (key.length() + GROUP - 1) / GROUP)
                .mapToObj(i -> key.substring(i * GROUP, Math.min(key.length(), (i + 1) * GROUP)))
                .collect(Collectors.joining(" "));
    }
}
