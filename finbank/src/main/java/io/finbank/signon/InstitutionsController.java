package io.finbank.signon;

import io.finbank.bank.Institution;
import io.finbank.bank.Institutions;
import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says how an institution is doing, and what it wants to know for a sign-on. */
@RestController
class InstitutionsController {

    private final Institutions institutions;
    private final Faults faults;

    InstitutionsController(Institutions institutions, Faults faults) {
        this.institutions = institutions;
        this.faults = faults;
    }

    @GetMapping("/api/institutions/{institutionId}")
    InstitutionBody probe(@PathVariable String institutionId) {
        var institution = institutions.known(institutionId);
        faults.meet(Call.at(Step.PROBE, institutionId));
        return InstitutionBody.of(institution);
    }

    record InstitutionBody(
            String id,
            String name,
            Institution.Status status,
            boolean oauth,
            List<LoginField> loginForm) {

        static InstitutionBody of(Institution institution) {
            return new InstitutionBody(
                    institution.id(),
                    institution.name(),
                    institution.status(),
                    institution.oauth(),
                    institution.oauth() ? List.of() : LoginField.form(institution.id()));
        }
    }

    record LoginField(
            String id,
            String name,
            String label,
            String kind,
            boolean secret,
            int minLength,
            int maxLength,
            @Nullable String pattern,
            @Nullable String help,
            int order) {

        static List<LoginField> form(String institutionId) {
            return List.of(
                    new LoginField(
                            institutionId + "001",
                            "Banking Userid",
                            "Banking Userid",
                            "text",
                            false,
                            1,
                            64,
                            null,
                            null,
                            1),
                    new LoginField(
                            institutionId + "002",
                            "Banking Password",
                            "Banking Password",
                            "password",
                            true,
                            1,
                            64,
                            null,
                            null,
                            2));
        }
    }
}
