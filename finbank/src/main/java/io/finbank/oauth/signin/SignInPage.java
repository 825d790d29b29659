package io.finbank.oauth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends users who are not signed in to the sign-in page, with all it must know in its address. */
public final class SignInPage implements AuthenticationEntryPoint {

    private final String path;

    public SignInPage(String path) {
        this.path = path;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        var query = request.getQueryString();
        response.sendRedirect(query == null ? path : path + "?" + query);
    }
}
