/** The authentication calls, and the check of app key and token before every other call. */
@NullMarked
package io.fairlead.partner.rest;

import org.jspecify.annotations.NullMarked;
