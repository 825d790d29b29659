package io.fairlead.console;

import io.fairlead.partner.PartnerSummary;
import io.fairlead.partner.Partners;
import io.fairlead.people.Person;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads whoever opens the console to the first page that is theirs. */
@Controller
@CallableBy(CallableBy.Caller.PERSON)
class ConsoleController {

    private final Partners partners;

    ConsoleController(Partners partners) {
        this.partners = partners;
    }

    @GetMapping("/console")
    ResponseEntity<String> home(Visitor visitor) {
        return Html.seeOther(first(visitor.person()));
    }

    private String first(Person person) {
        return partners.list().stream()
                .map(PartnerSummary::id)
                .filter(person::sees)
                .findFirst()
                .map(partner -> ConsoleFrame.path(partner, Section.LINKS))
                .orElseGet(
                        () -> {
                            if (!person.operates()) {
                                throw Problem.NO_SUCH_ENDPOINT.exception();
                            }
                            return "/console/operator";
                        });
    }
}
