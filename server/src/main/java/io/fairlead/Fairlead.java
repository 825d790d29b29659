package io.fairlead;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Fairlead {
    public static void main(String[] arguments) {
        SpringApplication.run(Fairlead.class, arguments);
    }
}
