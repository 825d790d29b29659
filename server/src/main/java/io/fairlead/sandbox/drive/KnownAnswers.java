package io.fairlead.sandbox.drive;

import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import java.util.List;
import java.util.regex.Pattern;

/** Answers that FinBank takes for right, for questions to which none was given. */
final class KnownAnswers {

    /** The one that FinBank never takes. */
    private static final String WRONG = "fail";

    /** FinBank sends no code: its question shows it. */
    private static final Pattern CODE = Pattern.compile("[0-9]{4,10}");

    private KnownAnswers() {}

    static String to(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Text(_, var prompt, var kind) ->
                    kind == Challenge.Answer.TEXT ? "Harbour" : codeIn(prompt);
            case Challenge.Captcha _ -> "Harbour";
            case Challenge.OneOf(_, _, var choices) -> first(choices);
            case Challenge.AnyOf(_, _, var choices) -> first(choices);
        };
    }

    private static String codeIn(String prompt) {
        var code = CODE.matcher(prompt);
        return code.find() ? code.group() : "000000";
    }

    private static String first(List<Choice> choices) {
        return choices.stream()
                .map(Choice::value)
                .filter(value -> !value.equals(WRONG))
                .findFirst()
                .orElse("");
    }
}
