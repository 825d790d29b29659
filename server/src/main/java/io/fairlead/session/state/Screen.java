package io.fairlead.session.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A screen of the app, by the names that an SDK's route events have. Source: {@code
 * docs/compatibility.md}, "Route events".
 *
 * @param parameters the route event's {@code params}
 */
public record Screen(String name, Map<String, String> parameters) {

    public static final String LANDING = "landing";
    public static final String BORROWERS = "borrowers";
    public static final String SEARCH = "search";
    public static final String SIGN_IN = "sign-in";
    public static final String REVIEW_ACCOUNTS = "review-accounts";

    private static final String INSTITUTION = "institutionId";

    public static Screen of(Stage stage) {
        return switch (stage) {
            case Stage.Landing _ -> plain(LANDING);
            case Stage.Borrowers _ -> plain(BORROWERS);
            case Stage.Search _ -> plain(SEARCH);
            case Stage.SignIn(var connection, _, _, _) -> at(SIGN_IN, connection);
            case Stage.Loading _ -> plain("loading");
            case Stage.Login(var connection, _, _, _) -> at("login", connection);
            case Stage.Mfa(var connection, _, _, _, _) -> at("mfa", connection);
            case Stage.Oauth(var connection, _, _, _) -> at("oauth", connection);
            case Stage.Error(_, var refusal) ->
                    new Screen("error", Map.of("code", String.valueOf(refusal.code())));
            case Stage.SelectAccounts(var connection, _) -> at("select-accounts", connection);
            case Stage.ReviewAccounts _ -> plain(REVIEW_ACCOUNTS);
            case Stage.NothingToFix(var connection) -> at("nothing-to-fix", connection);
        };
    }

    /** That it shows. */
    public SessionEvent shown() {
        return new SessionEvent.ScreenShown(name, parameters);
    }

    public boolean isAt(String screen, @Nullable String institutionId) {
        return name.equals(screen)
                && (institutionId == null || institutionId.equals(parameters.get(INSTITUTION)));
    }

    /** The part of its address below the session's. */
    public String path() {
        return path(name, name.equals(SIGN_IN) ? parameters.get(INSTITUTION) : null);
    }

    public static String path(String screen, @Nullable String institutionId) {
        return institutionId == null ? screen : screen + "/" + institutionId;
    }

    private static Screen plain(String name) {
        return new Screen(name, Map.of());
    }

    private static Screen at(String name, Connection connection) {
        return new Screen(name, Map.of(INSTITUTION, connection.institutionId()));
    }
}
