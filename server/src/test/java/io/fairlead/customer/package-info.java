@NullMarked
package io.fairlead.customer;

import org.jspecify.annotations.NullMarked;
