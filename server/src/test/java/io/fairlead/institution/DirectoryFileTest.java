package io.fairlead.institution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.institution.DirectoryContent.Fault;
import io.fairlead.institution.DirectoryFile.Format;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryFileTest {

    private static final String CSV =
            """
            id,name,displayName,aliases,status,testing,connector,popularity,products,oauth,newInstitutionId,rssd,parentRssd,routingNumbers,countryCodes,currency,class,phone,email,urlHomeApp,specialInstructions,address.city,branding.logo,branding.primaryColor
            1000,"Harbour, Sons & ""Co"" Bank",Harbour,HSC;The Pier,maintenance,true,finbank,7,voa;ach,TRUE,1001,42,43,021000021;021000022,US;CA,CAD,bank,1-801-984-4200,a@b.example,https://harbour.example/,One;Two,Québec,/assets/x.svg,#0167AE

            1001,Pier Bank,,,,,,,,,,,,,,,,,,,,,,
            """;

    private static final String JSON =
            """
            [
              {"id": 1000, "name": "Harbour, Sons & \\"Co\\" Bank", "displayName": "Harbour", "aliases": ["HSC", "The Pier"], "status": "maintenance",
               "testing": true, "connector": "finbank", "popularity": 7, "products": ["voa", "ach"], "oauth": true,
               "newInstitutionId": "1001", "rssd": 42, "parentRssd": 43, "routingNumbers": ["021000021", "021000022"],
               "countryCodes": ["US", "CA"], "currency": "CAD", "class": "bank", "phone": "1-801-984-4200",
               "email": "a@b.example", "urlHomeApp": "https://harbour.example/", "specialInstructions": ["One", "Two"],
               "address": {"city": "Québec"}, "branding": {"logo": "/assets/x.svg", "primaryColor": "#0167AE"}},
              {"id": "1001", "name": "Pier Bank", "displayName": null}
            ]
            """;

    @Test
    void readsTheSameFromBothFormats() {
        var institutions = institutions(Format.CSV, CSV);

        assertThat(institutions).isEqualTo(institutions(Format.JSON, JSON));
        var harbour = institutions.getFirst();
        assertThat(harbour.name()).isEqualTo("Harbour, Sons & \"Co\" Bank");
        assertThat(harbour.aliases()).containsExactly("HSC", "The Pier");
        assertThat(harbour.products()).containsExactly(Product.ACH, Product.VERIFICATION_OF_ASSETS);
        assertThat(harbour.routingNumbers()).containsExactly("021000021", "021000022");
        assertThat(harbour.profile().specialInstructions()).containsExactly("One", "Two");
        var pier = institutions.getLast();
        assertThat(pier.aliases()).isEmpty();
        assertThat(pier.status()).isEqualTo(InstitutionStatus.ONLINE);
        assertThat(pier.countryCodes()).containsExactly("US");
        assertThat(pier.currency()).isEqualTo("USD");
        assertThat(pier.profile().address()).isNull();
        assertThat(pier.profile().branding()).isNull();
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        assertThat(institutions(Format.CSV, "\uFEFFid,name\r\n1000,Harbour\r\n"))
                .extracting(Institution::name)
                .containsExactly("Harbour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    id                 | ``              | "id" is missing
                    id                 | 12a             | "id" must be 1 to 18 digits without leading zero
                    name               | ``              | "name" is missing
                    status             | broken          | "status" must be one of online, offline, maintenance, decertified
                    testing            | yes             | "testing" must be true or false
                    popularity         | much            | "popularity" must be a number from 0 to 999999999
                    products           | voa;gold        | "products" must be one of transAgg, ach, stateAgg, voi, voa, aha, availBalance, accountOwner, studentLoanData, loanPaymentDetails, paymentInitiation, liabilityData, billPayData
                    routingNumbers     | 02100002        | "routingNumbers" must be nine digits each
                    countryCodes       | USA             | "countryCodes" must be two capital letters each
                    currency           | dollars         | "currency" must be three capital letters
                    urlHomeApp         | javascript:x    | "urlHomeApp" must be an address that begins with http:// or https://
                    branding.logo      | http://a/b.svg  | "branding.logo" must be an address that begins with https://, or a path from / on
                    branding.primaryColor | blue         | "branding.primaryColor" must be a colour like #0167AE
                    naem               | Harbour         | there is no field "naem"
                    """)
    void saysWhatIsWrongWithARow(String field, String value, String advice) {
        var json =
                "[{\"id\": \"1\", \"name\": \"One\"},\n\n{\"id\": \"2\", \"name\": \"Two\", \"%s\": \"%s\"}]"
                        .formatted(field, value);

        assertThat(faults(Format.JSON, json)).containsExactly(new Fault(3, advice));
    }

    @Test
    void namesTheLineOfEveryFault() {
        var csv =
                """
                id,name
                1,One
                x,Two

                3,"Three
                lines"
                4,Four,more
                1,Again
                """;

        assertThat(faults(Format.CSV, csv))
                .containsExactly(
                        new Fault(3, "\"id\" must be 1 to 18 digits without leading zero"),
                        new Fault(5, "\"name\" must be one line without control characters"),
                        new Fault(
                                7,
                                "there are 3 cells, but 2 columns: put texts with a comma in quotes"),
                        new Fault(8, "the id 1 stands in line 2 too"));
    }

    @Test
    void refusesFilesThatAreNone() {
        assertThat(faults(Format.JSON, "{}"))
                .containsExactly(
                        new Fault(1, "the file must hold an array of objects: [{…}, {…}]"));
        assertThat(faults(Format.JSON, "")).hasSize(1);
        assertThat(faults(Format.JSON, "[\n{\"id\": \"1\", \"name\": \"One\"},\n7]"))
                .containsExactly(new Fault(3, "what stands here must be an object: {…}"));
        assertThat(faults(Format.JSON, "[\n{\"id\": \"1\", \"name\": \"One\"},\n{\"id\""))
                .containsExactly(new Fault(3, "from here on the file is not valid JSON in UTF-8"));
        assertThat(faults(Format.CSV, "id,name\n1,\"One\n"))
                .extracting(Fault::advice)
                .containsExactly("from here on the file is not valid CSV in UTF-8");
        var latin = "id,name\n1,Québec\n2,Two\n".getBytes(ISO_8859_1);
        assertThat(DirectoryFile.read(Format.CSV, new ByteArrayInputStream(latin)))
                .isInstanceOf(DirectoryContent.Faulty.class);
    }

    @Test
    void knowsAFileByItsName() {
        assertThat(Format.of("banks.csv")).contains(Format.CSV);
        assertThat(Format.of("BANKS.JSON")).contains(Format.JSON);
        assertThat(Format.of("banks.xls")).isEmpty();
    }

    @Test
    void readsThirtyThousandRows() {
        var rows =
                IntStream.rangeClosed(1, 30_000)
                        .mapToObj(i -> i + ",Bank " + i)
                        .collect(Collectors.joining("\n", "id,name\n", "\n"));

        assertThat(institutions(Format.CSV, rows)).hasSize(30_000);
    }

    private static List<Institution> institutions(Format format, String text) {
        var content = read(format, text);
        assertThat(content).isInstanceOf(DirectoryContent.Usable.class);
        return ((DirectoryContent.Usable) content).institutions();
    }

    private static List<Fault> faults(Format format, String text) {
        var content = read(format, text);
        assertThat(content).isInstanceOf(DirectoryContent.Faulty.class);
        return ((DirectoryContent.Faulty) content).faults();
    }

    private static DirectoryContent read(Format format, String text) {
        return DirectoryFile.read(format, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
