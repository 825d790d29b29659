package io.fairlead.account.aggregation;

import io.fairlead.account.Accounts;
import io.fairlead.account.WishedData;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Connections;
import io.fairlead.connector.InstitutionRef;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Progress;
import io.fairlead.connector.input.GivenInput;
import io.fairlead.connector.input.Question;
import io.fairlead.customer.Customer;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Wish;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Adds the accounts at an institution without Connect, by credentials the partner hands over. */
@Service
public class AccountAdditions {

    private final Institutions institutions;
    private final Accounts accounts;
    private final LoginReadings readings;
    private final Connections connections;

    AccountAdditions(
            Institutions institutions,
            Accounts accounts,
            LoginReadings readings,
            Connections connections) {
        this.institutions = institutions;
        this.accounts = accounts;
        this.readings = readings;
        this.connections = connections;
    }

    /**
     * Signs on and adds all accounts found.
     *
     * @param credentials login field id or name to value
     */
    public AddOutcome addAll(
            PartnerId partner,
            Customer customer,
            String institutionId,
            Map<String, SecretText> credentials) {
        var found = institutions.find(institutionId);
        if (found.isEmpty()) {
            return new AddOutcome.NoSuchInstitution();
        }
        var bank = bank(found.get());
        if (bank.isEmpty() || !found.get().reachableBy(customer.profile().type())) {
            return new AddOutcome.OutOfReach();
        }
        return accounts.open(partner, customer.id(), institutionId)
                .map(login -> addAll(login, bank.get(), WishedData.of(found.get()), credentials))
                .orElseGet(AddOutcome.NoSuchCustomer::new);
    }

    private AddOutcome addAll(
            LoginKey login,
            InstitutionRef bank,
            Set<Wish.Data> data,
            Map<String, SecretText> credentials) {
        var outcome = signOn(login, bank, data, credentials);
        if (!(outcome instanceof AddOutcome.Added)) {
            accounts.withdraw(login);
        }
        return outcome;
    }

    private static Optional<InstitutionRef> bank(Institution institution) {
        return Optional.ofNullable(institution.connector())
                .map(connector -> new InstitutionRef(institution.id(), connector));
    }

    private AddOutcome signOn(
            LoginKey login,
            InstitutionRef bank,
            Set<Wish.Data> data,
            Map<String, SecretText> credentials) {
        return switch (connections.begin(login, bank, data)) {
            case Progress.Asked(var attempt, var round, Question.SignIn(var form), _) ->
                    outcome(
                            login,
                            bank,
                            connections.resume(
                                    login.partner(),
                                    login.customer(),
                                    attempt,
                                    round,
                                    new ConsumerInput.Fields(filled(form, credentials))));
            case Progress other -> outcome(login, bank, other);
        };
    }

    /** Partners may name a field by its id or by its name. */
    private static Map<String, SecretText> filled(
            LoginForm form, Map<String, SecretText> credentials) {
        return GivenInput.fields(
                form, field -> credentials.getOrDefault(field.id(), credentials.get(field.name())));
    }

    private AddOutcome outcome(LoginKey login, InstitutionRef bank, Progress progress) {
        return switch (progress) {
            case Progress.Connected connected -> added(login, bank, connected);
            case Progress.Asked asked -> abandoned(login, asked);
            case Progress.Refused refused ->
                    new AddOutcome.Refused(refused.status(), refused.safeText());
            case Progress.NotAsked(_, var text) -> new AddOutcome.NotAsked(text);
            case Progress.NotWaiting _ ->
                    throw new IllegalStateException("A fresh attempt does not wait");
        };
    }

    private AddOutcome added(LoginKey login, InstitutionRef bank, Progress.Connected connected) {
        accounts.authorize(login, connected.authorizedFrom(), connected.authorizedUntil());
        var found = connected.inventory();
        if (accounts.shareForPartner(login, found).accounts().isEmpty()
                && !found.accounts().isEmpty()) {
            return refused(Cause.ACCOUNT_UNAVAILABLE, "The login was deleted meanwhile.");
        }
        readings.read(login, bank.institutionId());
        return new AddOutcome.Added(accounts.list(login));
    }

    private static AddOutcome refused(Cause cause, String safeText) {
        return new AddOutcome.Refused(AggregationStatus.of(cause), safeText);
    }

    private AddOutcome abandoned(LoginKey login, Progress.Asked asked) {
        connections.abandon(login.partner(), login.customer(), asked);
        return asked.question() instanceof Question.Mfa(var challenges, _, _)
                ? new AddOutcome.MfaNeeded(challenges)
                : new AddOutcome.ConnectNeeded();
    }
}
