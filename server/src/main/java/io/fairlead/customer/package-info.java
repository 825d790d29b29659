/**
 * Customers, the people a partner enrols, and consumers, the personal records that own reports.
 * Owns {@code customer} and {@code consumer}, whose personal data is sealed.
 *
 * <p>{@link CustomerData} has the order in which a customer's data is deleted everywhere.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package io.fairlead.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
