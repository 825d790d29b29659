package io.fairlead.support;

import io.fairlead.people.TestPeople;
import io.fairlead.people.web.LetIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test of the whole server, over HTTP, on a real database. All these tests share one server, so
 * each makes partners of its own with {@link FairleadServer#newPartner}. The clock runs; a test may
 * put it forward, and after the test it shows the real time again. A test's constructor may ask for
 * {@link FairleadServer}, {@link MovableClock} and any part of the server.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = TestSettings.class)
@Import({FairleadServer.class, TestPeople.class, LetIn.class})
@ExtendWith(ClockReset.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FairleadTest {}
