"""How someone comes to serve: nominated, asked, spoken of, shown to everyone, appointed; renewed, thanked."""
