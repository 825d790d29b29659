/** The check of people before every page and action for them. */
@NullMarked
package io.fairlead.people.web;

import org.jspecify.annotations.NullMarked;
