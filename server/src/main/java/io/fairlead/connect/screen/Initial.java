package io.fairlead.connect.screen;

import static java.util.stream.Collectors.joining;

/** The first letter of a name, which stands for a picture. */
public final class Initial {

    private Initial() {}

    public static String of(String name) {
        return name.codePoints().limit(1).mapToObj(Character::toString).collect(joining());
    }
}
