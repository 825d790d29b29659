package io.fairlead.account.rest;

import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What a bank asks during a call that nobody can answer: it tells which questions the consumer will
 * meet in Connect Fix. Ids are UUIDs on the wire; ours are made of the bank's.
 */
record MfaChallengesResponse(List<Asked> mfaChallenges) {

    record Asked(
            String id,
            String prompt,
            String mfaType,
            List<String> choiceIds,
            String eventStreamId) {

        private static Asked of(Challenge challenge, String eventStreamId) {
            return switch (challenge) {
                case Challenge.Text _ -> asked(challenge, "TFA_TEXT", List.of(), eventStreamId);
                case Challenge.Captcha _ -> asked(challenge, "TFA_IMAGE", List.of(), eventStreamId);
                case Challenge.OneOf(_, _, var choices) ->
                        asked(challenge, "TFA_CHOICE", choices, eventStreamId);
                case Challenge.AnyOf(_, _, var choices) ->
                        asked(challenge, "TFA_MULTI", choices, eventStreamId);
            };
        }

        private static Asked asked(
                Challenge challenge, String type, List<Choice> choices, String eventStreamId) {
            return new Asked(
                    uuid(challenge.id()),
                    challenge.prompt(),
                    type,
                    choices.stream().map(choice -> uuid(choice.value())).toList(),
                    eventStreamId);
        }
    }

    static List<MfaChallengesResponse> of(List<Challenge> challenges) {
        var eventStreamId = UUID.randomUUID().toString();
        return List.of(
                new MfaChallengesResponse(
                        challenges.stream().map(one -> Asked.of(one, eventStreamId)).toList()));
    }

    private static String uuid(String bankId) {
        return UUID.nameUUIDFromBytes(bankId.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
