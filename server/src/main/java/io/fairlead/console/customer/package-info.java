/** The console's pages about customers: their logins, their accounts and their reports. */
@NullMarked
package io.fairlead.console.customer;

import org.jspecify.annotations.NullMarked;
