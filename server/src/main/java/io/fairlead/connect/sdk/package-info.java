/** The messages that the app sends to the page that hosts it, in the words of the vendor's SDK. */
@NullMarked
package io.fairlead.connect.sdk;

import org.jspecify.annotations.NullMarked;
