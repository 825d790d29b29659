package io.fairlead.session.web;

import static java.util.stream.Collectors.joining;

/** The first letter of a name, which stands for a picture. */
final class Initial {

    private Initial() {}

    static String of(String name) {
        return name.codePoints().limit(1).mapToObj(Character::toString).collect(joining());
    }
}
