package io.fairlead.sandbox.fault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.connector.LoginKey;
import io.fairlead.sandbox.finbank.FinBankUsers;
import io.fairlead.spi.Grant;
import io.fairlead.spi.SecretText;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which users of FinBank logins belong to: what a consumer has typed, or else what FinBank says.
 */
@Component
class Userids {

    private static final int MOST = 10_000;
    private static final String USERID_FIELD = "001";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FinBankUsers bank;
    private final Cache<LoginKey, String> known = Caffeine.newBuilder().maximumSize(MOST).build();

    Userids(FinBankUsers bank) {
        this.bank = bank;
    }

    Optional<String> known(LoginKey login) {
        return Optional.ofNullable(known.getIfPresent(login));
    }

    /** The user that a consumer has typed into the bank's form. */
    Optional<String> typed(LoginKey login, Map<String, SecretText> fields) {
        var userid =
                fields.entrySet().stream()
                        .filter(field -> field.getKey().endsWith(USERID_FIELD))
                        .map(field -> field.getValue().reveal())
                        .findFirst();
        userid.ifPresent(typed -> known.put(login, typed));
        return userid;
    }

    /** The user whose grant it is. */
    Optional<String> of(LoginKey login, Grant grant) {
        return known(login)
                .or(
                        () -> {
                            var found = told(content(grant));
                            found.ifPresent(userid -> known.put(login, userid));
                            return found;
                        });
    }

    private Optional<String> told(JsonNode grant) {
        var userid = grant.path("userid").asString("");
        var access = grant.path("access").asString("");
        if (!userid.isEmpty()) {
            return Optional.of(userid);
        }
        return access.isEmpty() ? Optional.empty() : bank.useridOf(new SecretText(access));
    }

    private static JsonNode content(Grant grant) {
        try {
            return JSON.readTree(grant.content());
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }
}
