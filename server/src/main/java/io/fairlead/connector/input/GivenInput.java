package io.fairlead.connector.input;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.fairlead.shared.TypedText;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SecretText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed, as a connector gets it: passwords as they are, everything else without
 * what keyboards, password managers and messages put around it.
 */
public final class GivenInput {

    private GivenInput() {}

    /**
     * Field id to value, of those fields that were given.
     *
     * @param given the value of a field as it was typed; null when there is none
     */
    public static Map<String, SecretText> fields(
            LoginForm form, Function<LoginForm.Field, @Nullable SecretText> given) {
        var fields = new HashMap<String, SecretText>();
        for (var field : form.fields()) {
            var value = given.apply(field);
            if (value != null) {
                fields.put(field.id(), new SecretText(clean(field, value.reveal())));
            }
        }
        return fields;
    }

    /**
     * Challenge id to answer, of those challenges that were answered.
     *
     * @param given the answer to the challenge of a place, from 0; null when there is none
     */
    public static Map<String, SecretText> answers(
            List<Challenge> challenges, IntFunction<@Nullable SecretText> given) {
        var answers = new HashMap<String, SecretText>();
        for (var i = 0; i < challenges.size(); i++) {
            var value = given.apply(i);
            if (value != null) {
                var challenge = challenges.get(i);
                answers.put(challenge.id(), new SecretText(clean(challenge, value.reveal())));
            }
        }
        return answers;
    }

    /** Whether an answer to each of these challenges was given. */
    public static boolean isComplete(List<Challenge> challenges, Map<String, SecretText> answers) {
        return challenges.stream()
                .map(challenge -> answers.get(challenge.id()))
                .allMatch(answer -> answer != null && !answer.reveal().isBlank());
    }

    /** The ids of those fields of which the bank does not take as much as was typed. */
    public static Set<String> tooLong(LoginForm form, Map<String, SecretText> values) {
        return form.fields().stream()
                .filter(field -> isTooLong(field, values.get(field.id())))
                .map(LoginForm.Field::id)
                .collect(toUnmodifiableSet());
    }

    private static boolean isTooLong(LoginForm.Field field, @Nullable SecretText value) {
        return field.maxLength() > 0
                && value != null
                && value.reveal().codePointCount(0, value.reveal().length()) > field.maxLength();
    }

    /** A secret number has no blanks either. */
    private static String clean(LoginForm.Field field, String typed) {
        if (field.kind() == LoginForm.Kind.NUMBER) {
            return TypedText.code(typed);
        }
        return field.secret() ? typed : TypedText.plain(typed);
    }

    private static String clean(Challenge challenge, String typed) {
        return switch (challenge) {
            case Challenge.Text _ -> TypedText.code(typed);
            case Challenge.Captcha _ -> TypedText.plain(typed);
            case Challenge.OneOf _, Challenge.AnyOf _ -> typed;
        };
    }
}
