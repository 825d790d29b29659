package io.fairlead.account.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.account.AccountKey;
import io.fairlead.spi.BankStatement;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a statement to partners: a UUID and a number, as with the vendor. The number is the
 * account's id and the UUID follows from the bank's id of the statement, so that neither the name
 * nor the file has to be stored.
 */
public record AssetId(String uuid, String account) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9]{1,18})");

    public static AssetId of(AccountKey account, BankStatement statement) {
        var named = account.id() + " " + statement.id();
        return new AssetId(UUID.nameUUIDFromBytes(named.getBytes(UTF_8)).toString(), account.id());
    }

    public static Optional<AssetId> read(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new AssetId(match.group(1), match.group(2)))
                : Optional.empty();
    }

    public String text() {
        return uuid + "-" + account;
    }
}
