package io.finbank.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends users who are not signed in to the sign-in page, with all it must know in its address. */
final class SignInPage implements AuthenticationEntryPoint {

    private final String path;

    SignInPage(String path) {
        this.path = path;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        String query = request.getQueryString();
        response.sendRedirect(query == null ? path : path + "?" + query);
    }
}
