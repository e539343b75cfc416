"""What the sample workbooks say, a module a subject: the five real cases, and the story of the invented 演示街道."""
