package io.finbank.signon.question;

import io.finbank.signon.question.Question.Choice;
import io.finbank.signon.question.Question.Kind;
import io.finbank.text.Texts;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The questions of every script, with pictures that are drawn anew each time. */
public final class Questions {

    private static final int PICTURES_SHOWN = 6;

    private final RandomGenerator chance;

    public Questions(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The code that a user is asked to type; six digits. */
    public String code() {
        return Integer.toString(chance.nextInt(100_000, 1_000_000));
    }

    /**
     * What is asked in a round.
     *
     * @param code the code that would have been sent to the user; null when none would
     */
    public List<Question> of(Script script, int round, @Nullable String code) {
        return switch (script) {
            case NONE -> List.of();
            case TEXT ->
                    List.of(
                            round == 1
                                    ? text("pet", Texts.get("question.pet"))
                                    : text("street", Texts.get("question.street")));
            case TWO_TEXTS ->
                    List.of(
                            text("pet", Texts.get("question.pet")),
                            text("city", Texts.get("question.city")));
            case IMAGE -> List.of(captcha());
            case CHOICE -> List.of(school());
            case IMAGES -> List.of(pictures(Kind.TFA_MULTI, Texts.get("question.enrolled")));
            case IMAGE_CHOICE -> List.of(pictures(Kind.TFA_CHOICE, Texts.get("question.picture")));
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
                Texts.get("question.captcha"),
                base64(new Captcha(chance).draw()),
                List.of());
    }

    private static Question school() {
        return new Question(
                "school",
                Kind.TFA_CHOICE,
                Texts.get("question.school"),
                null,
                List.of(
                        new Choice("skyline", Texts.get("question.school.skyline"), null),
                        new Choice("lincoln", Texts.get("question.school.lincoln"), null),
                        new Choice("fail", Texts.get("question.school.fail"), null)));
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
                Texts.get("question.channel"),
                null,
                List.of(
                        new Choice("sms", Texts.get("question.channel.sms"), null),
                        new Choice("email", Texts.get("question.channel.email"), null)));
    }

    private static Question typedCode(String code) {
        return new Question(
                "code", Kind.TFA_TEXT, Texts.get("question.code", code), null, List.of(), true);
    }

    private static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }
}
