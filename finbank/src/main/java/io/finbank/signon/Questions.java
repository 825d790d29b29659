package io.finbank.signon;

import io.finbank.signon.Question.Choice;
import io.finbank.signon.Question.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The questions of every script, with pictures that are drawn anew each time. */
final class Questions {

    private static final int PICTURES_SHOWN = 6;

    private final RandomGenerator chance;

    Questions(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The code that a user is asked to type; six digits. */
    String code() {
        return Integer.toString(chance.nextInt(100_000, 1_000_000));
    }

    /**
     * What is asked in a round.
     *
     * @param code the code that would have been sent to the user; null when none would
     */
    List<Question> of(Script script, int round, @Nullable String code) {
        return switch (script) {
            case NONE -> List.of();
            case TEXT ->
                    List.of(
                            round == 1
                                    ? text("pet", "What was the name of your first pet?")
                                    : text("street", "On which street did you grow up?"));
            case TWO_TEXTS ->
                    List.of(
                            text("pet", "What was the name of your first pet?"),
                            text("city", "In which city were you born?"));
            case IMAGE -> List.of(captcha());
            case CHOICE -> List.of(school());
            case IMAGES ->
                    List.of(
                            pictures(
                                    Kind.TFA_MULTI,
                                    "Choose the pictures that you picked when you enrolled."));
            case IMAGE_CHOICE ->
                    List.of(pictures(Kind.TFA_CHOICE, "Which picture is your security picture?"));
            case CODE -> List.of(code == null ? channel() : typedCode(code));
        };
    }

    private static Question text(String id, String prompt) {
        return new Question(id, Kind.TFA_TEXT, prompt, null, List.of());
    }

    private Question captcha() {
        return new Question(
                "captcha",
                Kind.TFA_IMAGE,
                "Type the characters that you see in the picture.",
                base64(new Captcha(chance).draw()),
                List.of());
    }

    private static Question school() {
        return new Question(
                "school",
                Kind.TFA_CHOICE,
                "Which high school did you attend?",
                null,
                List.of(
                        new Choice("skyline", "Skyline High School", null),
                        new Choice("lincoln", "Lincoln High School", null),
                        new Choice("fail", "None of these (a wrong answer)", null)));
    }

    private Question pictures(Kind kind, String prompt) {
        List<Picture> shown = new ArrayList<>(List.of(Picture.values()));
        Collections.shuffle(shown, Random.from(chance));
        return new Question(
                "picture",
                kind,
                prompt,
                null,
                shown.stream().limit(PICTURES_SHOWN).map(this::choice).toList());
    }

    private Choice choice(Picture picture) {
        return new Choice(picture.value(), picture.label(), base64(picture.draw(chance)));
    }

    private static Question channel() {
        return new Question(
                "channel",
                Kind.TFA_CHOICE,
                "Where shall we send your security code?",
                null,
                List.of(
                        new Choice("sms", "Text message to (•••) •••-0100", null),
                        new Choice("email", "E-mail to j•••@finbank.example", null)));
    }

    private static Question typedCode(String code) {
        return new Question(
                "code",
                Kind.TFA_TEXT,
                "Type the security code. This is a simulated bank, which sends no messages: your code is %s."
                        .formatted(code),
                null,
                List.of(),
                true);
    }

    private static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }
}
