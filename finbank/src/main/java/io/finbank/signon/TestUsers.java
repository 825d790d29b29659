package io.finbank.signon;

import static io.finbank.signon.TestUser.accepted;
import static io.finbank.signon.TestUser.refused;

import io.finbank.signon.question.Script;
import java.util.List;
import java.util.Optional;

/** The users that have a behaviour, the one list of them. */
final class TestUsers {

    static final List<TestUser> ALL =
            List.of(
                    accepted("demo", "go", Script.NONE, "Signs in at once. Nine accounts."),
                    accepted(
                            "tfa_text",
                            "go",
                            Script.TEXT,
                            "Asks one question. The answer mfa leads to another, any other one in."),
                    accepted(
                            "tfa_text2",
                            "go",
                            Script.TWO_TEXTS,
                            "Asks two questions at once. Every answer is right."),
                    accepted(
                            "tfa_image",
                            "go",
                            Script.IMAGE,
                            "Shows characters in a picture. Every answer is right."),
                    accepted(
                            "tfa_choice",
                            "go",
                            Script.CHOICE,
                            "Asks for one of some answers. “None of these” is wrong, and asked again."),
                    accepted(
                            "tfa_multi",
                            "go",
                            Script.IMAGES,
                            "Asks for one or several pictures. Every choice is right."),
                    accepted(
                            "demo",
                            "imagechoice",
                            Script.IMAGES,
                            "Asks for one or several pictures. Every choice is right."),
                    accepted(
                            "demo",
                            "imagechoice2",
                            Script.IMAGE_CHOICE,
                            "Asks for one picture. Every choice is right."),
                    accepted(
                            "tfa_code",
                            "go",
                            Script.CODE,
                            "Asks where to send a code, then for the code, which it shows."),
                    accepted(
                            "demo_fix",
                            "go",
                            Script.NONE,
                            "Signs in at once. Fix in the demo repairs this user’s connection."),
                    accepted(
                            "discovertimeout",
                            "go",
                            Script.NONE,
                            "Signs in, then waits three minutes for the accounts in vain (102)."),
                    refused("invalid_user", "go", 103, "Is refused: wrong credentials (103)."),
                    refused("demo", "123", 123, "Is refused with code 123."),
                    refused("demo", "125", 125, "Is refused with code 125."),
                    refused("demo", "127", 127, "Is refused with code 127."),
                    refused("demo", "128", 128, "Is refused with code 128."),
                    refused("demo", "130", 130, "Is refused with code 130."));

    private TestUsers() {}

    static Optional<TestUser> find(String userid, String password) {
        return ALL.stream().filter(user -> user.is(userid, password)).findFirst();
    }
}
