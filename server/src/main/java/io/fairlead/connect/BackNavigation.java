package io.fairlead.connect;

import io.fairlead.session.Session;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.Stage;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which earlier screens can be gone back to. */
final class BackNavigation {

    private BackNavigation() {}

    /**
     * The stage of an earlier screen.
     *
     * @param hasAccounts whether the customer shares any
     */
    static Optional<Stage> back(
            Session session,
            String screen,
            @Nullable String institutionId,
            BooleanSupplier hasAccounts) {
        var stage = session.stage();
        return switch (screen) {
            case Screen.LANDING -> isFirstAfterLanding(session) ? at(new Stage.Landing()) : no();
            case Screen.BORROWERS ->
                    session.isJoint() && leavesNothingBehind(stage)
                            ? at(new Stage.Borrowers())
                            : no();
            case Screen.SEARCH ->
                    session.choosesBank() && isBeyondSearch(stage) ? at(new Stage.Search()) : no();
            case Screen.SIGN_IN -> intro(session, institutionId);
            case Screen.REVIEW_ACCOUNTS ->
                    session.choosesBank() && isBesideReview(stage) && hasAccounts.getAsBoolean()
                            ? at(new Stage.ReviewAccounts())
                            : no();
            default -> no();
        };
    }

    private static boolean isFirstAfterLanding(Session session) {
        return switch (session.stage()) {
            case Stage.Borrowers() -> true;
            case Stage.Search(), Stage.ReviewAccounts() -> !session.isJoint();
            case Stage.Login _, Stage.Mfa _, Stage.Oauth _, Stage.Error _ -> !session.choosesBank();
            case Stage.SelectAccounts(var at, _) -> !session.choosesBank() && !at.repair();
            default -> false;
        };
    }

    private static boolean isBeyondSearch(Stage stage) {
        return switch (stage) {
            case Stage.SignIn(var connection, _, _, _) -> !connection.repair();
            case Stage.SelectAccounts(var connection, _) -> !connection.repair();
            case Stage.Login _, Stage.Mfa _, Stage.Oauth _, Stage.Error _, Stage.ReviewAccounts _ ->
                    true;
            default -> false;
        };
    }

    private static Optional<Stage> intro(Session session, @Nullable String institutionId) {
        return leavesBank(session.stage()) instanceof Connection connection
                        && connection.institutionId().equals(institutionId)
                        && (session.choosesBank() || !connection.oauth())
                ? at(signIn(connection))
                : no();
    }

    /** A bank's form is introduced by itself, and has to be asked for. */
    private static Stage signIn(Connection connection) {
        return connection.oauth()
                ? new Stage.SignIn(connection)
                : new Stage.Loading(connection, new Stage.Task.Begin());
    }

    private static @Nullable Connection leavesBank(Stage stage) {
        return switch (stage) {
            case Stage.Login at -> at.connection().oauth() ? at.connection() : null;
            case Stage.Mfa at -> at.connection();
            case Stage.Oauth at -> at.connection();
            case Stage.Error(var at, var refusal) -> refusal.canTryAgain() ? at : null;
            case Stage.SelectAccounts(var at, _) -> at.repair() ? null : at;
            default -> null;
        };
    }

    /** Where the consumer may turn to what is shared already. */
    private static boolean isBesideReview(Stage stage) {
        return leavesNothingBehind(stage)
                || stage instanceof Stage.SelectAccounts(var at, _) && at.repair();
    }

    private static boolean leavesNothingBehind(Stage stage) {
        return switch (stage) {
            case Stage.Search _,
                    Stage.SignIn _,
                    Stage.Login _,
                    Stage.Mfa _,
                    Stage.Oauth _,
                    Stage.Error _,
                    Stage.ReviewAccounts _ ->
                    true;
            default -> false;
        };
    }

    private static Optional<Stage> at(Stage stage) {
        return Optional.of(stage);
    }

    private static Optional<Stage> no() {
        return Optional.empty();
    }
}
